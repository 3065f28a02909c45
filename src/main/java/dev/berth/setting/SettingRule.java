package dev.berth.setting;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/** Which values a setting takes. In the table, in the configuration and here each of them is a text; in the API it has its own type. */
sealed interface SettingRule {

    /** The value until somebody chooses another. */
    String standard();

    /** What is expected, as it stands in a message. */
    String expected();

    boolean covers(String value);

    /** What the API sent as text; empty where it is of another type. */
    Optional<String> read(JsonNode node);

    /** What the API answers. */
    Object answer(String value);

    /** True or false. */
    record Flag(boolean initial) implements SettingRule {

        @Override
        public String standard() {
            return Boolean.toString(initial);
        }

        @Override
        public String expected() {
            return "true or false";
        }

        @Override
        public boolean covers(String value) {
            return value.equals("true") || value.equals("false");
        }

        @Override
        public Optional<String> read(JsonNode node) {
            return node.isBoolean() ? Optional.of(Boolean.toString(node.booleanValue())) : Optional.empty();
        }

        @Override
        public Object answer(String value) {
            return Boolean.valueOf(value);
        }
    }

    /**
     * A whole number within limits.
     *
     * @param unlimited whether -1 stands for no limit
     */
    record Whole(long initial, long least, long most, boolean unlimited) implements SettingRule {

        Whole(long initial, long least, long most) {
            this(initial, least, most, false);
        }

        @Override
        public String standard() {
            return Long.toString(initial);
        }

        @Override
        public String expected() {
            return "a whole number from " + least + " to " + most + (unlimited ? ", or -1 for no limit" : "");
        }

        @Override
        public boolean covers(String value) {
            try {
                long number = Long.parseLong(value);
                return (number >= least && number <= most) || (unlimited && number == -1);
            } catch (NumberFormatException e) {
                return false;
            }
        }

        @Override
        public Optional<String> read(JsonNode node) {
            return node.isIntegralNumber() ? Optional.of(node.asString()) : Optional.empty();
        }

        @Override
        public Object answer(String value) {
            return Long.valueOf(value);
        }
    }

    /** Values that are texts in the API as well. */
    sealed interface Words extends SettingRule {

        @Override
        default Optional<String> read(JsonNode node) {
            return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
        }

        @Override
        default Object answer(String value) {
            return value;
        }
    }

    /** A text that is not too long. */
    record Text(String standard, int longest) implements Words {

        @Override
        public String expected() {
            return "a text of up to " + longest + " characters";
        }

        @Override
        public boolean covers(String value) {
            return value.length() <= longest && value.indexOf('\0') < 0;
        }
    }

    /** A text of a certain form. */
    record Form(String standard, Pattern form, String expected) implements Words {

        @Override
        public boolean covers(String value) {
            return form.matcher(value).matches();
        }
    }

    /** One of a few words, the first of which stands until another is chosen. */
    record Choice(List<String> words) implements Words {

        @Override
        public String standard() {
            return words.getFirst();
        }

        @Override
        public String expected() {
            return String.join(" or ", words);
        }

        @Override
        public boolean covers(String value) {
            return words.contains(value);
        }
    }
}
