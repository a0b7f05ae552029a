package dev.latchkey.merchant;

import java.util.List;

/** A merchant's members: owners first, then developers, then viewers, each by subject. */
public record MemberList(List<MemberView> items) {
}
