using Readout.Documents;

namespace Readout.Tests.Documents;

public sealed class TextSpanTests
{
    [Fact]
    public void A_span_covers_its_start_and_not_its_end()
    {
        var span = new TextSpan(2, 4);
        span.Length.ShouldBe(2);
        span.Contains(2).ShouldBeTrue();
        span.Contains(4).ShouldBeFalse();
        span.Of("abcdef").ShouldBe("cd");
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(3, 2)]
    public void An_impossible_span_is_refused(int start, int end) => Should.Throw<ArgumentOutOfRangeException>(() => new TextSpan(start, end));
}
