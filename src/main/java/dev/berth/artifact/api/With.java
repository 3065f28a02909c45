package dev.berth.artifact.api;

/** What the client wants to see beside an artifact itself: its parameters {@code with_…}. */
record With(boolean tags, boolean labels, boolean accessories, boolean inheritedAccessories, boolean immutable) {}
