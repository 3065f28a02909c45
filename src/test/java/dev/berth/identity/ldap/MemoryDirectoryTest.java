package dev.berth.identity.ldap;

import dev.berth.testkit.DirectoryServer;
import dev.berth.testkit.TestDirectory;

class MemoryDirectoryTest extends GroupContract {

    @Override
    TestDirectory start() {
        return DirectoryServer.start();
    }
}
