package dev.berth.identity;

/** A right, as the API names it (Harbor's {@code Permission}). */
record PermissionReply(String resource, String action) {}
