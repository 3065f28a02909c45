package dev.berth.identity;

/** What came of asking one directory about a name and a password. Its text is for the administrator's log and never holds the password. */
sealed interface DirectoryAnswer {

    String text();

    /** Whether the directories after this one are asked as well: not once somebody has been proved. */
    default boolean isLast() {
        return switch (this) {
            case Proved proved -> true;
            case NoAccount noAccount -> true;
            case Unproved unproved -> false;
            case Away away -> false;
        };
    }

    /** It is right, and this is who it is here. */
    record Proved(Proof proof) implements DirectoryAnswer {

        @Override
        public String text() {
            return "proved " + proof.person();
        }
    }

    /** It is right, but nobody can sign in by it here. */
    record NoAccount(String text) implements DirectoryAnswer {}

    /** The name is unknown there, or the password wrong. */
    record Unproved(String text) implements DirectoryAnswer {}

    /** The directory could not be asked. */
    record Away(String text) implements DirectoryAnswer {}
}
