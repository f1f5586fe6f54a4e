using Ballast.Tests.Server.Browser;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Pages;

/// <summary>What can be pressed and typed on a page: tables, charts, names, words, the menu.</summary>
public sealed class InteractionsInBrowserTests : IDisposable
{
    private readonly CommandLine _line = ManyModels.Stored(models: 130, rounds: 60);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Table_LongerThanThePageShows_SaysSoAndIsSortedAndSearchedWhole()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await dashboard.OpenAsync("/models?limit=1000");
        (await Rows(page)).ShouldBe(100);
        (await page.TextAsync("document.querySelector('.more').textContent", Cancel)).ShouldBe(
            "100 of 130 rows are shown. Show all"
        );
        await Press(page, "thead button", "Model");
        await page.UntilAsync("document.querySelector('.more') === null", Cancel);
        (await Rows(page)).ShouldBe(130);
        (await First(page)).ShouldBe("m000");
        await Press(page, "thead button", "Model");
        (await First(page)).ShouldBe("m129");
        (await page.TextAsync("document.querySelector('th[aria-sort]').getAttribute('aria-sort')", Cancel)).ShouldBe(
            "descending"
        );
        await page.RunAsync(
            "const box = document.querySelector('.tools input'); box.value = 'M01'; box.dispatchEvent(new Event('input'))",
            Cancel
        );
        await page.UntilAsync("document.querySelectorAll('tbody tr').length === 10", Cancel);
        (await page.TextAsync("document.querySelector('.tools output').textContent", Cancel)).ShouldBe(
            "10 of 130 rows"
        );
        page.Complaints.ShouldBeEmpty();
    }

    /// <summary>The second letter comes while the rows for the first one are still being fetched.</summary>
    [Fact]
    public async Task Search_TypedOnWhileRowsCome_FindsAmongAll()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await dashboard.OpenAsync("/models?limit=1000");
        await page.RunAsync(
            "const box = document.querySelector('.tools input'); for (const text of ['m12', 'm129']) { box.value = text; box.dispatchEvent(new Event('input')); }",
            Cancel
        );
        await page.UntilAsync("document.querySelectorAll('tbody tr').length === 1", Cancel);
        (await First(page)).ShouldBe("m129");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Table_ShownWholeWithoutScript_HasEveryRow()
    {
        await using var served = await Served.StartAsync(hasStore: false, line: _line);
        var text = await served.GetAsync("/models?limit=1000&rows-of=0").TextAsync();
        text.Split("<tr>").Length.ShouldBeGreaterThan(130);
        text.ShouldNotContain("Show all");
    }

    [Fact]
    public async Task Chart_RangePressed_ShowsThoseRounds()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await dashboard.OpenAsync("/account?models=m000,m001,m002");
        var before = await Picture(page);
        await Press(page, ".ranges button", "30 rounds");
        (await Picture(page)).ShouldNotBe(before);
        (await page.TextAsync("document.querySelector('.ranges [aria-pressed=true]').textContent", Cancel)).ShouldBe(
            "30 rounds"
        );
        await Press(page, ".ranges button", "All");
        (await Picture(page)).ShouldBe(before);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Chart_SecondModelBesideIt_IsDrawnToo()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await dashboard.OpenAsync("/risk?models=m000,m003,m006");
        var before = await Picture(page);
        await page.RunAsync(
            "const beside = document.querySelectorAll('.choice select')[1]; beside.selectedIndex = 1; beside.dispatchEvent(new Event('change'))",
            Cancel
        );
        (await Picture(page)).ShouldNotBe(before);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Name_Typed_IsCompletedByKeyboard()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await dashboard.OpenAsync("/risk?models=m000");
        await page.Page.FocusAsync("[data-names=many]").WaitAsync(Cancel);
        await page.RunAsync("document.querySelector('[data-names=many]').setSelectionRange(99, 99)", Cancel);
        await page.Page.Keyboard.TypeAsync(", M12").WaitAsync(Cancel);
        await page.UntilAsync("document.querySelectorAll('.suggestions li').length === 10", Cancel);
        await page.Page.Keyboard.PressAsync("ArrowDown").WaitAsync(Cancel);
        await page.Page.Keyboard.PressAsync("ArrowDown").WaitAsync(Cancel);
        await page.Page.Keyboard.PressAsync("Enter").WaitAsync(Cancel);
        (await page.TextAsync("document.querySelector('[data-names=many]').value", Cancel)).ShouldBe("m000, m121");
        await page.Page.Keyboard.TypeAsync(", @fav").WaitAsync(Cancel);
        await page.UntilAsync("document.querySelectorAll('.suggestions li').length === 1", Cancel);
        (await page.TextAsync("document.querySelector('.suggestions li').textContent", Cancel)).ShouldBe("@favourites");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Word_PointedAt_IsExplained()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await dashboard.OpenAsync("/account");
        await page.RunAsync(
            "document.querySelector('#main [data-term]').dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))",
            Cancel
        );
        await page.UntilAsync("document.getElementById('term') !== null", Cancel);
        (await page.TextAsync("document.getElementById('term').textContent", Cancel)).Length.ShouldBeGreaterThan(20);
        await page.Page.Keyboard.PressAsync("Escape").WaitAsync(Cancel);
        (await page.TextAsync("String(document.getElementById('term'))", Cancel)).ShouldBe("null");
    }

    /// <summary>The menu shows the page that is looked at; the page itself begins at its top.</summary>
    [Fact]
    public async Task PageLowInTheMenu_OpensAtItsTop()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await dashboard.OpenAsync("/glossary");
        (await page.TextAsync("String(scrollY)", Cancel)).ShouldBe("0");
        const string InSight =
            "(r => String(r.top >= 0 && r.bottom <= innerHeight))(document.querySelector('#pages [aria-current]').getBoundingClientRect())";
        (await page.TextAsync(InSight, Cancel)).ShouldBe("true");
    }

    [Fact]
    public async Task Menu_OnAPhone_OpensWithThePageThatIsLookedAt()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await dashboard.OpenAsync("/data", width: 390);
        (await page.TextAsync("String(document.getElementById('pages').checkVisibility())", Cancel)).ShouldBe("false");
        await page.RunAsync("document.querySelector('.bar button').click()", Cancel);
        await page.UntilAsync("document.getElementById('pages').checkVisibility()", Cancel);
        (await page.TextAsync("document.querySelector('#pages [aria-current]').textContent", Cancel)).ShouldBe("Data");
        await page.Page.Keyboard.PressAsync("Escape").WaitAsync(Cancel);
        await page.UntilAsync("!document.getElementById('pages').checkVisibility()", Cancel);
    }

    [Theory]
    [InlineData("/model/nobody", 404)]
    [InlineData("/round/99999", 404)]
    [InlineData("/risk?models=nobody", 404)]
    [InlineData("/nothing", 404)]
    [InlineData("/model/m000", 200)]
    public async Task Page_OfWhatDoesNotExist_IsNotFound(string path, int status)
    {
        await using var served = await Served.StartAsync(hasStore: false, line: _line);
        ((int)(await served.GetAsync(path)).StatusCode).ShouldBe(status);
    }

    private static async Task<int> Rows(OpenPage page) =>
        int.Parse(
            await page.TextAsync("String(document.querySelectorAll('tbody tr').length)", Cancel),
            System.Globalization.CultureInfo.InvariantCulture
        );

    private static Task<string> First(OpenPage page) =>
        page.TextAsync("document.querySelector('tbody th').textContent.trim()", Cancel);

    private static Task<string> Picture(OpenPage page) =>
        page.TextAsync(
            "new Promise(r => setTimeout(() => r(document.querySelector('[data-chart] canvas').toDataURL()), 300))",
            Cancel
        );

    private static async Task Press(OpenPage page, string where, string text)
    {
        await page.RunAsync(
            $"[...document.querySelectorAll('{where}')].find(b => b.textContent.trim() === '{text}').click()",
            Cancel
        );
        await page.TextAsync("new Promise(r => setTimeout(() => r(''), 50))", Cancel);
    }
}
