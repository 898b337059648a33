package io.surnia.directory;

/** Why a directory cannot be read: a sentence for those who look after the connection, without secrets. */
class DirectoryFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DirectoryFailure(String sentence) {
        super(sentence, null, false, false);
    }

    DirectoryFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    /** The directory does not know the cursor any more (Microsoft Graph answers 410): all is to be read. */
    static final class CursorLost extends DirectoryFailure {
        private static final long serialVersionUID = 1L;

        CursorLost() {
            super("The directory asks for a full reading again and again.");
        }
    }
}
