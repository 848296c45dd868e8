/** The kit that every participant of a payment inherits. */
package io.holdfast.contract.branch;
