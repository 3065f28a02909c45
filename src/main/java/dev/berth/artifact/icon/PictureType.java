package dev.berth.artifact.icon;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of pictures that are shown, told by how they begin and never by what a pusher calls them. */
enum PictureType {
    PNG("image/png", "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),
    GIF("image/gif", "GIF8");

    private static final int LONGEST = 8;

    private final String mediaType;
    private final String beginning;

    PictureType(String mediaType, String beginning) {
        this.mediaType = mediaType;
        this.beginning = beginning;
    }

    /** The media type; empty where the bytes are no picture of these kinds. */
    static Optional<String> of(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, LONGEST), StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(type -> start.startsWith(type.beginning))
                .map(type -> type.mediaType)
                .findFirst();
    }
}
