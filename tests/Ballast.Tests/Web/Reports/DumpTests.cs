using Ballast.Tests.Web.Browser;
using Ballast.Tests.Web.Reports.Support;
using Ballast.Web.Reports;

namespace Ballast.Tests.Web.Reports;

public class DumpTests
{
    [Fact]
    public async Task Dump()
    {
        var cancel = TestContext.Current.CancellationToken;
        Directory.CreateDirectory("/tmp/pages");
        File.WriteAllText("/tmp/pages/whole.html", ReportPage.Render(MadeUpReport.Whole()));
        File.WriteAllText("/tmp/pages/rude.html", ReportPage.Render(MadeUpReport.Rude()));
        File.WriteAllText("/tmp/pages/small.html", ReportPage.Render(MadeUpReport.Smallest()));
        File.WriteAllText("/tmp/pages/plain.html", ReportPage.Render(MadeUpReport.Whole(), null));
        await using var browser = await Chromium.StartAsync(cancel);
        foreach (var page in new[] { "whole", "rude", "small", "plain" })
        foreach (var width in new[] { 1280, 390 })
        foreach (var dark in new[] { false, true })
        {
            var open = await OpenPage.OpenAsync(browser, $"/tmp/pages/{page}.html", width, dark, cancel);
            var name = $"/tmp/pages/{page}-{width}-{(dark ? "dark" : "light")}";
            File.WriteAllBytes(name + ".png", await open.PictureAsync(cancel));
            var over = await open.RunAsync(
                "document.documentElement.scrollWidth + ' of ' + innerWidth + ' height ' + document.documentElement.scrollHeight",
                cancel
            );
            File.WriteAllText(
                name + ".txt",
                over
                    + "\n"
                    + string.Join("\n", open.Complaints)
                    + "\n"
                    + string.Join("\n", open.Requests.Where(r => !r.StartsWith("file:")))
            );
        }
    }
}
