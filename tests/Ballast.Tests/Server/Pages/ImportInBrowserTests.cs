using System.Text.Json.Nodes;
using Ballast.Tests.Server.Browser;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Pages;

/// <summary>Files brought in on the Data page, dropped as from a desktop or chosen in the field.</summary>
public sealed class ImportInBrowserTests : IDisposable
{
    private const string Good = "model,roundNumber,corr20V2,mmc\nfresh,1200,0.01,0.02\nfresh,1201,-0.01,0.03\n";

    private readonly CommandLine _line = Dashboard.Snapshots();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task File_Dropped_IsImportedAndItsRowsAreShown()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await OpenAsync(dashboard);
        (await ModelsAsync(page)).ShouldBe("3");
        await DropAsync(page, _line.Folder.Write("good.csv", Good));
        await ReportedAsync(page, 1);
        (await BroughtAsync(page)).ShouldBe(
            "Kept. good.csv: long table of models and rounds, 2 rows; new: models 1, scores 4"
        );
        await page.UntilAsync("document.querySelector('#stored .figure').textContent.trim() === '4'", Cancel);
        (await page.TextAsync("document.querySelector('.drop').className", Cancel)).ShouldBe("drop");
        _line.Json("models").ToString().ShouldContain("fresh");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task File_Chosen_IsImportedAndSoIsTheSameFileOnceMore()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await OpenAsync(dashboard);
        var file = _line.Folder.Write("good.csv", Good);
        await ChooseAsync(page, file);
        await ReportedAsync(page, 1);
        (await BroughtAsync(page)).ShouldBe(
            "Kept. good.csv: long table of models and rounds, 2 rows; new: models 1, scores 4"
        );
        await page.UntilAsync("document.querySelector('#stored .figure').textContent.trim() === '4'", Cancel);
        // Mended on disk and chosen again: the field must not think that nothing has changed.
        File.AppendAllText(file, "other,1200,0.02,0.01\n");
        await ChooseAsync(page, file);
        await ReportedAsync(page, 2);
        (await BroughtAsync(page)).ShouldStartWith(
            "Kept. good.csv: long table of models and rounds, 3 rows; new: models 1, scores 2"
        );
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Files_SeveralGoodAndBad_AreToldApartInWords()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await OpenAsync(dashboard);
        await DropAsync(
            page,
            _line.Folder.Write("poem.csv", "shall,i,compare\nthee,to,a\n"),
            _line.Folder.Write("<b>.csv", "model,roundNumber,corr20V2\nhalf,1200,0.01\nhalf,soon,0.02\n"),
            _line.Folder.Write("wide.csv", "roundNumber,m1\n1200,0.1\n")
        );
        await ReportedAsync(page, 3);
        var reported = (await BroughtAsync(page)).Split('\n');
        reported[2].ShouldStartWith("poem.csv: ");
        reported[2].ShouldContain("column", Case.Insensitive);
        // A file may be called anything, and one bad row does not keep the others out.
        reported[1]
            .ShouldStartWith(
                "Kept. <b>.csv: long table of models and rounds, 1 row; new: models 1, scores 1; 1 row could not be read, the first: line 3, "
            );
        reported[0].ShouldContain("metric", Case.Insensitive);
        // The browser itself notes the two refusals; nothing else is said.
        page.Complaints.ShouldAllBe(c => c.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WideFile_WithItsScoreNamed_IsImported()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await OpenAsync(dashboard);
        await page.RunAsync("document.querySelector('[name=metric]').value = ' corr '", Cancel);
        await DropAsync(page, _line.Folder.Write("wide.csv", "roundNumber,m8,m9\n1200,0.1,0.2\n"));
        await ReportedAsync(page, 1);
        (await BroughtAsync(page)).ShouldStartWith("Kept. wide.csv: wide");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task File_WhileTheServerIsAway_SaysSoAndComesThroughLater()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await OpenAsync(dashboard);
        await dashboard.StopAsync();
        var file = _line.Folder.Write("good.csv", Good);
        await DropAsync(page, file);
        await ReportedAsync(page, 1);
        (await BroughtAsync(page)).ShouldBe("good.csv: the server could not be reached.");
        await dashboard.StartAgainAsync();
        await DropAsync(page, file);
        await ReportedAsync(page, 2);
        (await BroughtAsync(page)).ShouldStartWith("Kept. good.csv: long table of models and rounds, 2 rows");
    }

    [Fact]
    public async Task File_LookedAtAndLeft_IsNotKept()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await dashboard.OpenAsync("/data");
        await DropAsync(page, _line.Folder.Write("good.csv", Good));
        await page.UntilAsync("document.querySelector('.offer') !== null", Cancel);
        (await page.TextAsync("document.querySelector('.offer').textContent", Cancel)).ShouldStartWith(
            "good.csv: long table of models and rounds, 2 rows; new: models 1, scores 4 "
        );
        await page.RunAsync("document.querySelector('.offer button:last-of-type').click()", Cancel);
        await ReportedAsync(page, 1);
        (await BroughtAsync(page)).ShouldBe("good.csv: left, nothing of it is kept");
        _line.Json("models").ToString().ShouldNotContain("fresh");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Import_TakenBack_IsGone()
    {
        await using var dashboard = await Dashboard.StartAsync(_line);
        var page = await OpenAsync(dashboard);
        await DropAsync(page, _line.Folder.Write("good.csv", Good));
        await ReportedAsync(page, 1);
        _line.Json("models").ToString().ShouldContain("fresh");
        await page.RunAsync("document.querySelector('[data-undo]').click()", Cancel);
        await ReportedAsync(page, 2);
        (await BroughtAsync(page)).ShouldStartWith("good.csv: taken back, ");
        _line.Json("models").ToString().ShouldNotContain("fresh");
        page.Complaints.ShouldBeEmpty();
    }

    /// <summary>The page of somebody who keeps every file that can be read.</summary>
    private static async Task<OpenPage> OpenAsync(Dashboard dashboard)
    {
        var page = await dashboard.OpenAsync("/data");
        await page.RunAsync(
            "new MutationObserver(() => document.querySelector('.offer button')?.click()).observe(document.getElementById('preview'), { childList: true }); 0",
            Cancel
        );
        return page;
    }

    /// <summary>All lines, the newest first.</summary>
    private static Task<string> BroughtAsync(OpenPage page) =>
        page.TextAsync("[...document.querySelectorAll('#brought li')].map(l => l.textContent).join('\\n')", Cancel);

    /// <summary>Waits until so many files have been reported, none of them still being read.</summary>
    private static Task ReportedAsync(OpenPage page, int files) =>
        page.UntilAsync(
            $"document.querySelectorAll('#brought li').length === {files} && !/being /i.test(document.getElementById('brought').textContent)",
            Cancel
        );

    private static Task<string> ModelsAsync(OpenPage page) =>
        page.TextAsync("document.querySelector('#stored .figure').textContent.trim()", Cancel);

    private static async Task ChooseAsync(OpenPage page, string file)
    {
        var field = await page.Page.QuerySelectorAsync("input[type=file]").WaitAsync(Cancel);
        await field.UploadFileAsync(file).WaitAsync(Cancel);
    }

    /// <summary>Drags files over the page and lets them fall into the dashed box, as a hand does.</summary>
    private static async Task DropAsync(OpenPage page, params string[] files)
    {
        const string Where =
            "(() => { const box = document.querySelector('.drop'); box.scrollIntoView({ block: 'center', behavior: 'instant' }); const r = box.getBoundingClientRect(); return [r.x + 20, r.y + 20].join(' '); })()";
        var place = (await page.TextAsync(Where, Cancel)).Split(' ').Select(double.Parse).ToList();
        foreach (var type in new[] { "dragEnter", "dragOver", "drop" })
            await page.TellAsync(
                "Input.dispatchDragEvent",
                new()
                {
                    ["type"] = type,
                    ["x"] = place[0],
                    ["y"] = place[1],
                    ["data"] = new JsonObject
                    {
                        ["items"] = new JsonArray(),
                        ["files"] = new JsonArray([.. files.Select(f => JsonValue.Create(f))]),
                        ["dragOperationsMask"] = 1,
                    },
                },
                Cancel
            );
    }
}
