package dev.berth.project;

import dev.berth.access.Role;

/** Who is to have which role: a person or a group that exists. */
record NewMember(MemberType type, long entityId, String name, Role role) {}
