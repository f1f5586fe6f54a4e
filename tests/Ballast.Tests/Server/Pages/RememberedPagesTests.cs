using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Server.Hosting;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Pages;

/// <summary>A page that is looked at again asks nobody until something new is kept.</summary>
public sealed class RememberedPagesTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/models")]
    [InlineData("/model/amber_anchor")]
    [InlineData("/account")]
    public async Task Page_LookedAtAgain_AsksNobodyUntilSomethingIsKept(string path)
    {
        CountingQuestions counting = null!;
        await using var served = await Served.StartAsync(o =>
            o with
            {
                Questions = counting = new CountingQuestions(o.Questions),
            }
        );
        var asked = $"{path}?as-of={Served.AsOf}";
        var first = await served.GetAsync(asked).TextAsync();
        var count = counting.Asked;
        count.ShouldBeGreaterThan(0);
        (await served.GetAsync(asked).TextAsync()).ShouldBe(first);
        counting.Asked.ShouldBe(count);

        var table = served.Line.Folder.Path("more.csv");
        await File.WriteAllTextAsync(
            table,
            "roundNumber,amber_anchor\n1001,0.0123\n",
            TestContext.Current.CancellationToken
        );
        served.Line.Run("import", table, "--metric", "corr").Code.ShouldBe(0);
        await served.GetAsync(asked).TextAsync();
        counting.Asked.ShouldBe(2 * count);
    }

    /// <summary>Counts what gets through to the commands and to the store.</summary>
    private sealed class CountingQuestions(IQuestionService inner) : IQuestionService
    {
        public int Asked { get; private set; }

        public Answer Ask(QuestionRequest request, CancellationToken cancellation)
        {
            Asked++;
            return inner.Ask(request, cancellation);
        }

        public Answer Run(CommandCall call, CancellationToken cancellation) => inner.Run(call, cancellation);

        public Outcome<IRevisionStore> Open()
        {
            Asked++;
            return inner.Open();
        }

        public StoreHealth Health() => inner.Health();

        public string? Stamp() => inner.Stamp();
    }
}
