package cache

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

func TestARareWordCountsForMoreThanAFrequentOne(t *testing.T) {
	c, _ := opened(t, feedA)
	var all []feed.Article
	for i := range 30 {
		a := art(fmt.Sprintf("通告%d", i), noon.Add(-time.Duration(i+100)*time.Hour))
		a.Content = "<p>国家有关部门发布通告。</p>"
		all = append(all, a)
	}
	rare := art("甲", noon.Add(-25*time.Hour))
	rare.Content = "<p>国家有关部门介绍" + strings.Repeat("无人机投递，", 4) + "。</p>"
	frequent := art("乙", noon.Add(-24*time.Hour))
	frequent.Content = "<p>无人机投递" + strings.Repeat("，国家有关部门", 4) + "。</p>"
	saved(t, c, pullOf(feedA, noon, append(all, rare, frequent)...))
	want := []string{"标题 甲", "标题 乙"}
	indexed(t, c)
	for _, text := range []string{"国家 无人机", "无人机 国家"} {
		if got := found(searched(t, c, text)); !slices.Equal(got, want) {
			t.Errorf("%s finds %v, want %v", text, got, want)
		}
	}
	late := art("丙", noon.Add(-26*time.Hour))
	late.Content = rare.Content
	saved(t, c, pullOf(feedA, noon, late))
	if got := found(searched(t, c, "国家 无人机")); !slices.Equal(got, []string{"标题 甲", "标题 丙", "标题 乙"}) {
		t.Errorf("with one that waits to be indexed: %v", got)
	}
}
