package dev.berth.safety;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

import dev.berth.blob.filesystem.FilesystemBlobStore;
import dev.berth.blob.filesystem.FilesystemProperties;
import dev.berth.testkit.FaultyFileSystem;

/** Puts a disk that can fail under the blob store of a server that names this class in {@code spring.main.sources}; no other finds it. */
class FaultyDisk {

    static final FaultyFileSystem DISK = new FaultyFileSystem();

    @Bean
    static BeanPostProcessor storeOnFaultyDisk(ObjectProvider<FilesystemProperties> properties) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof FilesystemBlobStore ? onFaultyDisk(properties.getObject()) : bean;
            }
        };
    }

    private static FilesystemBlobStore onFaultyDisk(FilesystemProperties properties) {
        try {
            return new FilesystemBlobStore(
                    DISK.path(properties.root()), properties.minimumFree().toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
