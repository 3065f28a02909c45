package dev.berth.job;

import org.jspecify.annotations.Nullable;

/** Body of the operations that stop, pause, resume or retry (Harbor's {@code ActionRequest}). */
record ActionRequest(@Nullable String action) {}
