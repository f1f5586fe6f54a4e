using Ballast.Storage.Stores;

namespace Ballast.Tests.Storage;

/// <summary>A dictionary is the oracle.</summary>
public sealed class SaidEntriesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Entries_InAnyOrder_AreThoseOfADictionary(bool ascends)
    {
        var random = new Random(5);
        var (said, expected) = (new SaidEntries<double>(), new Dictionary<int, Entry<double>>());
        for (var i = 0; i < 2000; i++)
        {
            var round = ascends ? (i / 3) + 1 : random.Next(1, 500);
            said.Contains(round).ShouldBe(expected.ContainsKey(round));
            said[round] = expected[round] = new Entry<double>(new Revision<double>(i, true, i), false);
            said[round].ShouldBe(expected[round]);
        }
        said.Ordered().ShouldBe(expected.OrderBy(e => e.Key).Select(e => (e.Key, e.Value)));
    }
}
