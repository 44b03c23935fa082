@NullMarked
package dev.tenure.service;

import org.jspecify.annotations.NullMarked;
