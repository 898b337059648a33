package io.surnia.provisioning;

/** The two halves of a person's name; either may be empty. */
record PersonName(String first, String last) {

    /** Of "Ana Sousa" and of "Sousa, Ana"; all but the first word is the last name. */
    static PersonName ofFull(String full) {
        int comma = full.indexOf(',');
        if (comma > 0) {
            return new PersonName(
                    full.substring(comma + 1).strip(), full.substring(0, comma).strip());
        }
        String[] words = full.split("\\s+", 2);
        return new PersonName(words[0], words.length > 1 ? words[1] : "");
    }

    boolean isEmpty() {
        return first.isEmpty() && last.isEmpty();
    }
}
