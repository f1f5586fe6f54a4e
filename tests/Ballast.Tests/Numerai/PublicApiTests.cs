using Ballast.Numerai;
using Ballast.Tests.Support;

namespace Ballast.Tests.Numerai;

/// <summary>What a package promises to those who call it. A change of it is read, then approved: rename numerai-api.txt.received over numerai-api.txt.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_OfTheClient_IsTheApprovedOne() =>
        Approved.Matches(PublicApi.Of(typeof(NumeraiClient).Assembly), "numerai-api");

    [Fact]
    public void Client_CanChangeNothing()
    {
        // Whoever holds only a client reaches no writer from it.
        string[] words = ["Submit", "Upload", "Increase", "Release", "Set", "Cancel", "Create", "Authorize"];
        typeof(NumeraiClient)
            .GetMethods()
            .Select(m => m.Name)
            .Where(n => words.Any(w => n.StartsWith(w, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }
}
