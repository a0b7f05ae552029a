package dev.latchkey.merchant;

import java.util.List;

/** The merchants that the caller may see. */
public record MerchantList(List<MerchantView> items) {
}
