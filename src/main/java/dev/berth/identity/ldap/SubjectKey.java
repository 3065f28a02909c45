package dev.berth.identity.ldap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import com.unboundid.ldap.sdk.Entry;

/** The key by which somebody at a directory is known for good, whatever name and place the entry gets (S31). */
final class SubjectKey {

    /** RFC 4530; Active Directory's. */
    static final List<String> USUAL = List.of("entryUUID", "objectGUID");

    private SubjectKey() {}

    /**
     * The attribute's one value, as text where it is text.
     *
     * @param attribute the one that is to hold the key; empty for the usual ones, or else the entry's distinguished name
     * @return empty where the entry has none, or several
     */
    static Optional<String> of(Entry entry, String attribute) {
        if (!attribute.isBlank()) {
            return value(entry, attribute);
        }
        return USUAL.stream()
                .flatMap(usual -> value(entry, usual).stream())
                .findFirst()
                .or(() -> Names.normalised(entry.getDN()));
    }

    private static Optional<String> value(Entry entry, String name) {
        byte[][] values = entry.getAttributeValueByteArrays(name);
        if (values == null || values.length != 1) {
            return Optional.empty();
        }
        byte[] value = values[0];
        return name.equalsIgnoreCase("objectGUID") && value.length == 16
                ? Optional.of(guid(value))
                : text(value)
                        .map(SubjectKey::uniform)
                        .or(() -> Optional.of(HexFormat.of().formatHex(value)))
                        .filter(key -> !key.isBlank());
    }

    /** The order of bytes in which Microsoft writes a GUID: the first three groups are numbers with the least byte first. */
    private static String guid(byte[] value) {
        ByteBuffer numbers = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        long high = ((numbers.getInt() & 0xffffffffL) << 32)
                | ((numbers.getShort() & 0xffffL) << 16)
                | (numbers.getShort() & 0xffffL);
        return new UUID(high, numbers.order(ByteOrder.BIG_ENDIAN).getLong()).toString();
    }

    private static Optional<String> text(byte[] value) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
            return text.codePoints().anyMatch(Character::isISOControl)
                    ? Optional.empty()
                    : Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String uniform(String text) {
        return text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
                ? text.toLowerCase(Locale.ROOT)
                : text;
    }
}
