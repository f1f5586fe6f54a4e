using Ballast.Sandbox.Files;
using Ballast.Tests.Support;

namespace Ballast.Tests.Sandbox.Files;

public class FileStoreTests
{
    private readonly MovedClock _clock = new(new DateTimeOffset(2026, 5, 13, 13, 0, 0, TimeSpan.Zero));
    private readonly FileStore _store;

    public FileStoreTests() => _store = new FileStore(_clock);

    [Fact]
    public void File_ThatWasPut_IsFoundByItsNameKindAndOwner()
    {
        var address = _store.CreateUpload("my predictions.csv", UploadKind.Submission, "me");

        address.Filename.ShouldMatch("^my_predictions-[0-9a-f]{12}\\.csv$");
        address.Token.Length.ShouldBe(32);
        _store.Find(address.Filename, UploadKind.Submission, "me").ShouldBeNull();
        _store.Put(address.Token, [1, 2, 3]).ShouldBe(PutOutcome.Stored);
        _store.Find(address.Filename, UploadKind.Submission, "me")!.Bytes.ShouldBe([1, 2, 3]);
        _store.Find(address.Filename, UploadKind.Submission, "other").ShouldBeNull();
        _store.Find(address.Filename, UploadKind.Pickle, "me").ShouldBeNull();
    }

    [Fact]
    public void Address_TakesASecondTry_UntilItsFileIsHandedIn()
    {
        var address = _store.CreateUpload("p.csv", UploadKind.Submission, "me");
        _store.Put(address.Token, [1]);
        _store.Put(address.Token, [2]).ShouldBe(PutOutcome.Stored);
        var file = _store.Find(address.Filename, UploadKind.Submission, "me")!;
        file.Bytes.ShouldBe([2]);
        _store.Close(file);
        _store.Put(address.Token, [3]).ShouldBe(PutOutcome.Refused);
        _store.Find(address.Filename, UploadKind.Submission, "me").ShouldBeNull();
    }

    [Fact]
    public void Address_Expires()
    {
        var address = _store.CreateUpload("p.csv", UploadKind.Submission, "me");
        var download = _store.CreateDownload(new StoredFile("p.csv", [1]));
        _clock.Advance(FileStore.Lifetime - TimeSpan.FromSeconds(1));
        _store.IsOpen(address.Token).ShouldBeTrue();
        _store.Get(download)!.Bytes.ShouldBe([1]);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _store.IsOpen(address.Token).ShouldBeFalse();
        _store.Put(address.Token, [1]).ShouldBe(PutOutcome.Refused);
        _store.Get(download).ShouldBeNull();
        _store.IsOpen("00000000000000000000000000000000").ShouldBeFalse();
    }

    [Theory]
    [InlineData("../../etc/passwd", "^passwd-[0-9a-f]{12}$")]
    [InlineData("a\"b\nc;d.csv", "^a_b_c_d-[0-9a-f]{12}\\.csv$")]
    [InlineData("", "^-[0-9a-f]{12}$")]
    public void Name_KeepsNothingThatHurts(string name, string expected) =>
        _store.CreateUpload(name, UploadKind.Submission, "me").Filename.ShouldMatch(expected);

    [Fact]
    public void Sums_AreThoseOfTheBytes()
    {
        var file = new StoredFile("p", "abc"u8.ToArray());
        // RFC 1321 and FIPS 180-2 give both for "abc".
        file.Md5.ShouldBe("900150983cd24fb0d6963f7d28e17f72");
        Convert
            .ToHexStringLower(Convert.FromBase64String(file.Sha256))
            .ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
