package dev.berth.project;

import org.jspecify.annotations.Nullable;

/** Body of {@code PUT /labels/{label_id}} (Harbor's {@code Label}). For whom a label is stays as it is. */
record LabelUpdate(
        @Nullable String name,
        @Nullable String description,
        @Nullable String color) {

    LabelText text() {
        return LabelText.of(name, description, color);
    }
}
