package dev.berth.project;

/** How many members have a role. */
record RoleCount(short roleId, long members) {}
