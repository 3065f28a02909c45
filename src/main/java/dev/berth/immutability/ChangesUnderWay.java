package dev.berth.immutability;

/** Changes of tags, answered by the module that makes them: content stands above rules and knows them, not the other way round. */
public interface ChangesUnderWay {

    /**
     * Waits until every change of the project's tags is through that may have been decided by the rules as they were. In no transaction: whoever
     * waits must have committed what changes begun from now on are to be decided by.
     */
    void await(long projectId);
}
