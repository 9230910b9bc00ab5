using NodaTime;
using Readout.Archive.Tables;

namespace Readout.Archive.Tests.Tables;

public sealed class DayWordsTests
{
    [Fact]
    public void The_words_between_two_days_are_those_of_the_days_between_them()
    {
        var random = new Random(3);
        var first = new LocalDate(2027, 11, 20);
        for (var i = 0; i < 300; i++)
        {
            var (from, to) = (first.PlusDays(random.Next(1500)), first.PlusDays(random.Next(1500)));
            var words = DayWords.Between(Number(from), Number(to)).ToHashSet();
            words.Count.ShouldBeLessThanOrEqualTo(90);
            for (var day = first; day < first.PlusDays(1500); day = day.PlusDays(random.Next(1, 6)))
                DayWords.Of(Number(day)).Split(' ').Any(words.Contains).ShouldBe(from <= day && day <= to, $"{day} from {from} to {to}");
        }

        static int Number(LocalDate day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;
    }
}
