using System.CommandLine;
using System.Text.RegularExpressions;
using Ballast.Cli;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Server.Hosting;
using Ballast.Server.Pages;
using Ballast.Server.Rest;
using Ballast.Tests.Cli;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Pages;

/// <summary>Where nothing is said, a page, the API and the command line ask the same question; tested over all pages, forms and resources.</summary>
public sealed partial class DefaultsTests : IAsyncLifetime
{
    private readonly Recorder _recorder = new();
    private Served _served = null!;

    public async ValueTask InitializeAsync()
    {
        var line = SnapshotWorld.Stored.CopyTo(new CommandLine { Now = SnapshotWorld.Now });
        _served = await Served.StartAsync(
            o => o with { Questions = _recorder.Around(o.Questions) },
            hasStore: false,
            line: line
        );
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task Pages_GivenNothing_AskWhatTheCommandLineAsks()
    {
        foreach (var page in PageCatalogue.All)
        {
            _recorder.Asked.Clear();
            (await _served.GetAsync(page.Path).TextAsync()).Length.ShouldBeGreaterThan(0);
            foreach (var request in _recorder.Asked)
            {
                // The page's own question is asked as it is; another one beside it may be asked about what is listed.
                if (page.Path == "/" + request.Question.Name || page.Path == "/")
                    request.Given.Names.ShouldBeEmpty($"{page.Path} asks {request.Question.Name}");
            }
        }
    }

    /// <summary>What a form shows before anything is chosen is what holds then.</summary>
    [Fact]
    public async Task Forms_ShowTheDefaultsOfTheCommandLine()
    {
        var checkedFields = 0;
        foreach (var page in PageCatalogue.All.Where(p => ResourceCatalogue.All.Any(r => "/" + r.Name == p.Path)))
        {
            var (command, html) = (page.Path[1..], await _served.GetAsync(page.Path).TextAsync());
            foreach (Match choice in Choices().Matches(html))
            {
                // A choice of the page's own words: all or the paid ones.
                if (Find(command, choice.Groups["name"].Value) is null)
                    continue;
                choice.Groups["first"].Value.ShouldBe(Default(command, choice.Groups["name"].Value), page.Path);
                checkedFields++;
            }
            foreach (Match field in Placeholders().Matches(html))
            {
                if (Default(command, field.Groups["name"].Value) is not { } usual)
                    continue;
                field.Groups["hint"].Value.ShouldBe(usual, $"{page.Path}, {field.Groups["name"].Value}");
                checkedFields++;
            }
        }
        checkedFields.ShouldBeGreaterThan(5);
    }

    /// <summary>A parameter that no option has could have a default of its own.</summary>
    [Fact]
    public void Resources_HaveTheOptionsOfTheirCommandsAlone()
    {
        foreach (var resource in ResourceCatalogue.All)
        {
            foreach (var parameter in resource.Parameters)
                Find(resource.Name, parameter.Name).ShouldNotBeNull($"{resource.Name} has no --{parameter.Name}");
        }
    }

    /// <summary>The fields of a form become the options of the same name: criteria too, of which several may be named.</summary>
    [Fact]
    public async Task Evidence_SeveralCriteria_AreAskedOneByOne()
    {
        _recorder.Asked.Clear();
        var html = await _served.GetAsync("/evidence?criterion=total%2C%20cvar&criterion=sharpe").TextAsync();
        html.ShouldNotContain("data-code=");
        _recorder
            .Asked.Single(a => a.Question.Name == "evidence")
            .Given.Listed(QuestionCatalogue.Find("evidence")!.Parameters.Single(p => p.Name == "criterion"))
            .ShouldBe(["total", "cvar", "sharpe"]);
    }

    private string? Default(string command, string option) =>
        Find(command, option) is { HasDefaultValue: true } found ? found.GetDefaultValue() as string : null;

    private Option? Find(string command, string option) =>
        Application
            .Root(_served.Line.CliHost(TextWriter.Null, TextWriter.Null))
            .Subcommands.Single(c => c.Name == command)
            .Options.FirstOrDefault(o => o.Name == "--" + option);

    [GeneratedRegex(
        "<select name=\"(?<name>[^\"]+)\"><option[^>]*>(?<first>[^<]+)</option>",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Choices();

    [GeneratedRegex(
        "<input name=\"(?<name>[^\"]+)\"[^>]*placeholder=\"(?<hint>[^\"]*)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Placeholders();

    /// <summary>A questions that writes down what is asked.</summary>
    private sealed class Recorder : IQuestionService
    {
        private IQuestionService _inner = null!;

        public List<QuestionRequest> Asked { get; } = [];

        public Recorder Around(IQuestionService inner)
        {
            _inner = inner;
            return this;
        }

        public Answer Ask(QuestionRequest request, CancellationToken cancellation)
        {
            lock (Asked)
                Asked.Add(request);
            return _inner.Ask(request, cancellation);
        }

        public Answer Run(CommandCall call, CancellationToken cancellation) => _inner.Run(call, cancellation);

        public Outcome<IRevisionStore> Open() => _inner.Open();

        public StoreHealth Health() => _inner.Health();

        public string? Stamp() => null;
    }
}
