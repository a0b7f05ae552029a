package dev.latchkey.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

/** Somebody in front of a browser of their own. */
public final class ConsoleUser implements AutoCloseable {

    /** What a test's texts are written in, unless it says otherwise. */
    public static final String LOCALE = "en-US";

    private final BrowserContext context;
    private final Page page;
    private final String address;

    public ConsoleUser(Chromium chromium, String address, NewContextOptions options) {
        this.address = address;
        this.context = chromium.open(options);
        this.page = context.newPage();
        context.setDefaultTimeout(15_000);
    }

    public static NewContextOptions options() {
        return new NewContextOptions().setLocale(LOCALE).setTimezoneId("Asia/Tokyo");
    }

    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    public String address() {
        return address;
    }

    /** @param path from the root */
    public Page open(String path) {
        page.navigate(address + path);
        return page;
    }

    public ConsoleUser signIn(Staff staff) {
        open("/");
        typeSignIn(staff.email(), Staff.PASSWORD);
        assertThat(page).hasURL(address + "/merchants");
        return this;
    }

    /** The API secret key or the link that the field of this label shows. */
    public String shown(String label) {
        assertThat(page.getByLabel(label)).not().hasValue("");
        String value = page.getByLabel(label).inputValue();
        IssuedSecrets.note(value);
        return value;
    }

    /** Fills in the sign-in form that is on the page, in whatever language. */
    public void typeSignIn(String email, String password) {
        page.locator("#email").fill(email);
        page.locator("#password").fill(password);
        page.locator("main form button[type=submit]").click();
    }

    public Page openKeys(TestMerchant merchant) {
        return open("/merchants/" + merchant.id() + "/settings/api");
    }

    public Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** What the menu of that key offers under this name. Opens the menu. */
    public Locator action(String name, String key) {
        button("Actions: " + key).click();
        return button(name + ": " + key);
    }

    public Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(name).setExact(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
