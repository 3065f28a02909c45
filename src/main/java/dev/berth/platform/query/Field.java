package dev.berth.platform.query;

/**
 * A field that {@code q} and {@code sort} of a list may name. It is one that the list's answer shows: whoever can filter by a column reads it (S12).
 *
 * @param target what it is in the query: a column or expression of SQL, or an attribute of an entity. It is code and never comes from a request
 */
public record Field(String name, FieldKind kind, String target) {

    public static Field text(String name, String target) {
        return new Field(name, FieldKind.TEXT, target);
    }

    /** A column of whole numbers; an attribute is a {@code long}. */
    public static Field number(String name, String target) {
        return new Field(name, FieldKind.NUMBER, target);
    }

    /** A column with time zone; an attribute is an {@link java.time.Instant}. */
    public static Field time(String name, String target) {
        return new Field(name, FieldKind.TIME, target);
    }

    public static Field bool(String name, String target) {
        return new Field(name, FieldKind.BOOLEAN, target);
    }

    /** One that the list handles by itself, asking {@link ListQuery#find}; there is no order by it. */
    public static Field special(String name) {
        return new Field(name, FieldKind.SPECIAL, "");
    }
}
