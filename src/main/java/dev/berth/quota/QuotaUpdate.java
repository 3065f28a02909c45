package dev.berth.quota;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Body of {@code PUT /quotas/{id}} (Harbor's {@code QuotaUpdateReq}). */
record QuotaUpdate(@Nullable Map<String, @Nullable Long> hard) {}
