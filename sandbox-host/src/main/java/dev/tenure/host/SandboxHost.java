package dev.tenure.host;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The sandbox server's main class. */
@SpringBootApplication(proxyBeanMethods = false)
public class SandboxHost {
    /** Starts the server. */
    public static void main(String... arguments) {
        SpringApplication.run(SandboxHost.class, arguments);
    }
}
