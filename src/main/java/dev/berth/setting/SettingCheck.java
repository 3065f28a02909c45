package dev.berth.setting;

import java.util.Optional;

/** What a module demands of a setting that it reads, beyond what its kind does. Every bean of this kind is asked before a change. */
public interface SettingCheck {

    Setting setting();

    /** What is wrong with the value and what is expected, as a sentence without a full stop; empty where nothing is. */
    Optional<String> complaint(String value);
}
