package dev.berth.project;

/** What a member of a project can be. */
enum MemberType {
    PERSON("u"),
    GROUP("g");

    private final String label;

    MemberType(String label) {
        this.label = label;
    }

    /** Harbor's letter for it. */
    String label() {
        return label;
    }
}
