package dev.latchkey.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Members and invitations. */
@MessageBundle("members")
interface MemberMessages {

    @Message("Members")
    String title();

    @Message("Owners manage members and keys, developers manage keys, viewers look.")
    String lead();

    @Message("Invite a Member")
    String invite();

    @Message("Member")
    String member();

    @Message("Role")
    String role();

    @Message("Since")
    String since();

    @Message("You")
    String you();

    @Message("There are no members yet")
    String noneTitle();

    @Message("Invite the first owner, who can then invite the others.")
    String none();

    @Message("Actions")
    String actions();

    @Message("Change role: {member}")
    String changeRoleOf(String member);

    @Message("Change role")
    String changeRole();

    @Message("Save")
    String save();

    @Message("Remove")
    String remove();

    @Message("Remove: {member}")
    String removeOf(String member);

    @Message("Remove this member?")
    String removeTitle();

    @Message("{member} can no longer see or change anything of this organization, from now on. Keys that this member created go on working.")
    String removeWarning(String member);

    @Message("An organization keeps at least one owner. Make somebody else an owner first.")
    String lastOwner();

    @Message("Invitations")
    String invitations();

    @Message("Validity")
    String validity();

    @Message("Owner: members and keys")
    String ownerOption();

    @Message("Developer: keys")
    String developerOption();

    @Message("Viewer: looks only")
    String viewerOption();

    @Message("Until {when}")
    String invitedUntil(String when);

    @Message("by {who}")
    String by(String who);

    @Message("Withdraw")
    String withdraw();

    @Message("Withdraw this invitation?")
    String withdrawTitle();

    @Message("The link that {email} was given stops working.")
    String withdrawWarning(String email);

    @Message("Withdraw the invitation: {email}")
    String withdrawOf(String email);

    @Message("Email address")
    String email();

    @Message("Enter an email address.")
    String emailWrong();

    @Message("This person is a member already.")
    String alreadyMember();

    @Message("Create the link")
    String createLink();

    @Message("Invitation link")
    String link();

    @Message("Hand this link over to {email}. It works once, and is displayed only now. Whoever has it can join.")
    String linkHelp(String email);

    @Message("It was also sent by mail.")
    String mailed();

    @Message("Done")
    String done();

    @Message("There are too many pending invitations. Withdraw some.")
    String tooMany();
}
