@NullMarked
package dev.tenure.contract.report;

import org.jspecify.annotations.NullMarked;
