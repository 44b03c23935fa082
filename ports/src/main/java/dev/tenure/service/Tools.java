package dev.tenure.service;

/** What the services of one door share. */
record Tools(Watch watch, Entrance entrance, Mint mint, Sealing sealing) {}
