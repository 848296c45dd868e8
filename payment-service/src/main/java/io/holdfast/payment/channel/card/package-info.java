/**
 * Bank cards, through an acquirer: authorize, capture, void, with a challenge in between where the card's bank wants one.
 * A card's number never comes here: only the acquirer's token for it.
 */
@NullMarked
package io.holdfast.payment.channel.card;

import org.jspecify.annotations.NullMarked;
