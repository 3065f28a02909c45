package dev.berth.setting;

/**
 * A setting as the API answers it.
 *
 * @param value a truth value, a number or a text
 * @param editable whether the API may change it
 */
public record SettingView(Object value, boolean editable) {}
