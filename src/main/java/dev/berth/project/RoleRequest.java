package dev.berth.project;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Body of {@code PUT …/members/{mid}} (Harbor's {@code RoleRequest}). */
record RoleRequest(@JsonProperty("role_id") @Nullable Integer roleId) {}
