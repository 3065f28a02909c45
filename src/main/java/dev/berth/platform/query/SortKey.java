package dev.berth.platform.query;

/** One key of {@code sort}: {@code field}, or {@code -field} for the other direction. */
public record SortKey(String field, boolean descending) {

    static SortKey parse(String text) {
        boolean descending = text.startsWith("-");
        String field = descending ? text.substring(1) : text;
        if (field.isBlank()) {
            throw new BadQuery("sort cannot be read: expected fields with commas between them, as in sort=name,-id");
        }
        return new SortKey(field.strip(), descending);
    }
}
