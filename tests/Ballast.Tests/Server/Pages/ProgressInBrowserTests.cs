using Ballast.Cli.Serving;
using Ballast.Core.Workflows.Parts;
using Ballast.Tests.Server.Browser;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Pages;

/// <summary>What a reader sees while an answer is computed in parts: by workers, or here.</summary>
public sealed class ProgressInBrowserTests : IDisposable
{
    private const string Line = "document.querySelector('aside.progress')";

    private readonly CommandLine _line = ManyModels.Stored(models: 4, rounds: 240);
    private readonly HeldRunner _runner = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Form_WhoseAnswerIsWaitedFor_SaysHowFarItIs()
    {
        await using var dashboard = await StartAsync();
        var page = await dashboard.OpenAsync("/evidence");
        _runner.Holds = true;
        await page.RunAsync(
            "const field = document.querySelector('form.ask [name=horizon]'); field.value = '21'; field.dispatchEvent(new Event('change', { bubbles: true }))",
            Cancel
        );
        // Computing the parts is not the whole of the work.
        await page.UntilAsync($"{Line}?.textContent.startsWith('Evidence: 3')", Cancel);
        var share = (await page.RunAsync($"{Line}.querySelector('progress').value", Cancel))!.GetValue<double>();
        share.ShouldBeInRange(0.3, 0.375);
        (await page.TextAsync($"{Line}.textContent", Cancel)).ShouldBe(
            $"Evidence: {Math.Floor(share * 100)} % computed"
        );
        _runner.Go.SetResult();
        await page.UntilAsync($"{Line} === null", Cancel);
        page.Complaints.ShouldBeEmpty();
    }

    /// <summary>The page that is left stays until the other is there; DevTools do not ask it meanwhile, so what it asks for is looked at.</summary>
    [Fact]
    public async Task Link_WhosePageIsWaitedFor_AsksHowFarItIs()
    {
        await using var dashboard = await StartAsync();
        var page = await dashboard.OpenAsync("/rules");
        _runner.Holds = true;
        await page.RunAsync("document.querySelector('#pages a[href^=\"/evidence\"]').click()", Cancel);
        while (!page.Requests.Any(r => r.Contains("/progress.json?of=%2Fevidence", StringComparison.Ordinal)))
            await Task.Delay(30, Cancel);
        _runner.Go.SetResult();
        await page.UntilAsync("location.pathname === '/evidence'", Cancel);
        page.Complaints.ShouldBeEmpty();
    }

    private Task<Dashboard> StartAsync() =>
        Dashboard.StartAsync(
            _line,
            o =>
                o with
                {
                    Questions = ServedCommands.Questions(
                        _line.CliHost(TextWriter.Null, TextWriter.Null),
                        _line.Store,
                        workers: (_, _) => _runner
                    ),
                }
        );

    /// <summary>Stops after a part of the work until it is let go.</summary>
    private sealed class HeldRunner : IPartRunner
    {
        public bool Holds { get; set; }

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Run(IPartedWork work, IProgress<double>? progress, CancellationToken cancellation)
        {
            progress!.Report(0.375);
            if (Holds)
                Go.Task.Wait(cancellation);
            LocalPartRunner.Instance.Run(work, progress, cancellation);
        }
    }
}
