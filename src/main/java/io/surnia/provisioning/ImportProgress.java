package io.surnia.provisioning;

/** Hears how far an import is. Called often, by the thread that imports. */
public interface ImportProgress {
    /** Tells nobody. */
    ImportProgress SILENT = new ImportProgress() {
        @Override
        public void read(long bytes, long people) {}

        @Override
        public void step(String what) {}
    };

    /** How much of the file was read, and how many people were in it so far. */
    void read(long bytes, long people);

    /** What is done next: all is read. */
    void step(String what);
}
