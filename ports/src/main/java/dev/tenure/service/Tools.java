package dev.tenure.service;

import dev.tenure.port.SecretSource;

/** What the services of one door share. */
record Tools(Watch watch, Entrance entrance, Mint mint, Sealing sealing, SecretSource random) {}
