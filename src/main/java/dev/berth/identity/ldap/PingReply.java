package dev.berth.identity.ldap;

/**
 * What came of trying a directory (Harbor's {@code LdapPingResult}).
 *
 * @param message the step that failed, what was tried and what was answered; empty where all worked
 */
record PingReply(boolean success, String message) {}
