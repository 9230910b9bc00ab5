using System.Buffers;
using System.Text.RegularExpressions;

namespace Readout.Extraction.Metadata;

/// <summary>Reads Chinese authors' names: two to four characters, the first of them a family name, behind a word that announces them or alone.</summary>
internal static partial class HanNames
{
    private const int MostNames = 6;

    /// <summary>The commonest family names; other beginnings are more often words.</summary>
    private static readonly SearchValues<char> FamilyNames = SearchValues.Create(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇劉張陳楊黃趙吳孫馬鄭許謝韓馮鄧蕭葉蘇呂盧鐘譚陸賈韋鄒錢嚴龔賀顧");

    /// <summary>What an office, an outlet or a place ends in.</summary>
    private static readonly SearchValues<char> NoNameEnds = SearchValues.Create("网網社报報部台臺组組室院局站道刊号號会會编編者闻聞页頁频頻市省县国國");

    /// <summary>Whether the text is in Chinese characters at all, so that no other reading of names applies.</summary>
    public static bool AreIn(string text) => text.AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF');

    /// <summary>The names in a line such as "记者：李明 王丽", or in one that is nothing but names.</summary>
    public static List<string> Of(string line)
    {
        const int Longest = 200;
        if (line.Length > Longest) return [];
        var announced = Announced().Match(line);
        var parts = Between().Split(announced.Success ? announced.Groups["who"].Value : line.Trim()).Where(p => p.Length > 0).ToList();
        var names = parts.TakeWhile(IsName).Take(MostNames).Distinct(StringComparer.Ordinal).ToList();
        return announced.Success || names.Count == parts.Count ? names : [];
    }

    /// <summary>Whether the line announces who wrote it.</summary>
    public static bool IsAnnounced(string line) => line.Length <= 160 && Announced().IsMatch(line);

    private static bool IsName(string part) => part.Length is >= 2 and <= 4 && part.All(c => c is >= '\u4E00' and <= '\u9FFF') && FamilyNames.Contains(part[0]) && !NoNameEnds.Contains(part[^1]);

    [GeneratedRegex(@"(?:^|[\s|/（(【\[：:])(?:本报|本社|特约|驻[\u4E00-\u9FFF]{2,6})?(?:记者|記者|作者|撰文|撰稿|编译|文)\s*[:：/／|丨\s]\s*(?<who>[\u4E00-\u9FFF]{2,4}(?:[\s、，,　/]{1,3}[\u4E00-\u9FFF]{2,4}){0,5})(?![\u4E00-\u9FFF])", RegexOptions.CultureInvariant)]
    private static partial Regex Announced();

    [GeneratedRegex(@"[\s、，,　/;；|]+", RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
