package dev.berth.identity.group;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.berth.identity.provider.ExternalGroup;

/** What of a provider's groups can be kept: a name that nobody could write down again holds nobody up who signs in. */
final class StorableGroups {

    /** Of a key, in bytes of UTF-8; a row of an index holds no more than 2,704. */
    private static final int LONGEST_KEY = 2_000;

    /** Of a name, in characters; the rest is cut off. */
    private static final int LONGEST_NAME = 255;

    private static final Logger LOG = LoggerFactory.getLogger(StorableGroups.class);

    private StorableGroups() {}

    /** Each key once, in an order that is the same for everybody, so that those who lock several never wait for one another in a circle. */
    static List<ExternalGroup> of(Collection<ExternalGroup> groups) {
        TreeMap<String, ExternalGroup> byKey = new TreeMap<>();
        for (ExternalGroup group : groups) {
            if (isStorable(group.key())) {
                byKey.put(group.key(), new ExternalGroup(group.key(), name(group)));
            }
        }
        if (byKey.size() < groups.size()) {
            LOG.debug(
                    "of {} groups that a provider named {} are different and can be kept", groups.size(), byKey.size());
        }
        return List.copyOf(byKey.values());
    }

    private static boolean isStorable(String key) {
        return !key.isBlank() && isPlain(key) && key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY;
    }

    private static String name(ExternalGroup group) {
        String name = isPlain(group.name()) && !group.name().isBlank() ? group.name() : group.key();
        return name.length() <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, whole(name)));
    }

    /** How many whole characters are within the limit: a pair of surrogates stays together. */
    private static int whole(String name) {
        int units = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
        return name.codePointCount(0, units);
    }

    /** Whether it has neither control characters nor halves of characters. */
    private static boolean isPlain(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                && text.chars().noneMatch(Character::isISOControl);
    }
}
